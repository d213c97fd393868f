package io.surveyconsole.desktop.transcript;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.FileTrouble;
import io.surveyconsole.desktop.fx.Progress;
import io.surveyconsole.desktop.fx.Times;
import io.surveyconsole.desktop.fx.WholeFile;
import io.surveyconsole.server.api.ConversationSummary;
import io.surveyconsole.server.api.MessageView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/// Writes the whole of a conversation to a file, page by page, or leaves the former file as it is.
final class TranscriptExport {
  private static final int PAGE = 500;

  private final SurveyApi api;
  private final ConversationSummary conversation;
  private final ExportForm form;
  private final Times times;
  private final Progress progress;
  private long written;

  TranscriptExport(
      SurveyApi api,
      ConversationSummary conversation,
      ExportForm form,
      Times times,
      Progress progress) {
    this.api = api;
    this.conversation = conversation;
    this.form = form;
    this.times = times;
    this.progress = progress;
  }

  /// @return how many messages are in the file
  /// @throws java.util.concurrent.CancellationException once the operator has cancelled it
  long write(Path target) throws Exception {
    try {
      WholeFile.<Exception>write(target, this::write);
      return written;
    } catch (IOException e) {
      throw new ExportException(text("transcript.export.file", target, FileTrouble.words(e)), e);
    }
  }

  private void write(OutputStream out) throws Exception {
    try (ExportWriting writing = ExportWriting.begin(form, out, conversation, times)) {
      List<MessageView> page = page();
      while (!page.isEmpty()) {
        for (MessageView message : page) {
          checkNext(message);
          writing.write(message);
        }
        progress.tell(Math.min(1, (double) written / conversation.lastSeq()));
        page = page();
      }
    }
    if (written < conversation.lastSeq()) {
      throw new ExportException(text("transcript.export.broke-off"));
    }
    progress.check();
  }

  private List<MessageView> page() throws Exception {
    progress.check();
    return api.messagesAfter(conversation.id(), written, PAGE);
  }

  /// Messages are numbered without a gap: one that is missing would not be noticed in the file.
  private void checkNext(MessageView message) throws ExportException {
    if (message.seq() != written + 1) {
      throw new ExportException(text("transcript.export.broke-off"));
    }
    written = message.seq();
  }
}
