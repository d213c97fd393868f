package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.Pill;

/// What the server notes, in the operator's words.
final class AuditWords {
  private static final int REFUSED_FROM = 400;
  private static final int FAILED_FROM = 500;

  private AuditWords() {}

  /// What a route is for, whether it was done or refused; empty for one that this console does not
  /// know.
  static String meaning(String action) {
    return switch (action) {
      case "POST /conversations" -> text("audit.did.begin");
      case "POST /conversations/{id}/messages" -> text("audit.did.say");
      case "POST /conversations/{id}/operator-messages" -> text("audit.did.say-as-bot");
      case "POST /conversations/{id}/repeat" -> text("audit.did.repeat");
      case "POST /conversations/{id}/skip" -> text("audit.did.skip");
      case "POST /conversations/{id}/end" -> text("audit.did.end");
      case "POST /conversations/{id}/reopen" -> text("audit.did.reopen");
      case "POST /broadcast" -> text("audit.did.broadcast");
      case "POST /conversations/{id}/resume" -> text("audit.did.resume");
      case "POST /conversations/{id}/tokens" -> text("audit.did.issue");
      case "DELETE /conversations/{id}/tokens" -> text("audit.did.revoke-respondents");
      case "DELETE /connections/{id}" -> text("audit.did.close");
      case "POST /customers" -> text("audit.did.enter");
      case "DELETE /customers/{id}" -> text("audit.did.remove");
      case "PUT /surveys/{id}" -> text("audit.did.publish");
      case "POST /admin/tokens" -> text("audit.did.make-token");
      case "DELETE /admin/tokens/{name}" -> text("audit.did.revoke-token");
      default -> "";
    };
  }

  /// `201 done`, `403 refused`
  static String answer(int status) {
    return text("audit.answer", Integer.toString(status), outcome(status));
  }

  private static String outcome(int status) {
    if (status < REFUSED_FROM) {
      return text("audit.done");
    }
    return switch (status) {
      case 401, 403 -> text("audit.refused");
      case 404 -> text("audit.not-found");
      case 409 -> text("audit.conflict");
      case 429 -> text("audit.too-many");
      default -> status < FAILED_FROM ? text("audit.not-taken") : text("audit.failure");
    };
  }

  static Pill.Tone tone(int status) {
    if (status < REFUSED_FROM) {
      return Pill.Tone.NEUTRAL;
    }
    boolean mistaken = status < FAILED_FROM && status != 401 && status != 403 && status != 429;
    return mistaken ? Pill.Tone.WARN : Pill.Tone.BAD;
  }
}
