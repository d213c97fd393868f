package io.surveyconsole.desktop.shell;

import io.surveyconsole.desktop.backend.FeedListener;
import io.surveyconsole.desktop.conversations.ConversationsModel;
import io.surveyconsole.desktop.transcript.TranscriptModel;
import io.surveyconsole.server.api.FeedMessage;

/// Lets the transcript grow with its conversation.
final class GrowingTranscript implements FeedListener {
  private final TranscriptModel transcript;
  private final ConversationsModel conversations;

  GrowingTranscript(TranscriptModel transcript, ConversationsModel conversations) {
    this.transcript = transcript;
    this.conversations = conversations;
  }

  @Override
  public void begin() {}

  @Override
  public void apply(FeedMessage.Changes changes) {
    var shown = transcript.conversationProperty().get();
    if (shown != null) {
      conversations.newest(shown.id()).ifPresent(transcript::show);
    }
  }

  @Override
  public void complete(long stored) {
    transcript.serverIsBack();
  }
}
