package io.surveyconsole.desktop.notify;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Times;
import java.util.function.Supplier;

/// What whoever helps the operator wants to know of a notice, as text to be passed on.
///
/// @param version of the console
/// @param address of the server it speaks to; empty where there is none
public record NoticeDetails(Times times, String version, Supplier<String> address) {
  String of(Notice notice) {
    var lines = new StringBuilder(notice.words()).append('\n');
    line(lines, text("notices.details.error"), notice.errorId());
    line(lines, text("notices.details.time"), notice.at() + " · " + times.exact(notice.at()));
    line(lines, text("notices.details.version"), version);
    line(lines, text("notices.details.server"), Unsecret.words(address.get()));
    line(lines, text("notices.details.cause"), notice.cause());
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.append(name).append(": ").append(value).append('\n');
    }
  }
}
