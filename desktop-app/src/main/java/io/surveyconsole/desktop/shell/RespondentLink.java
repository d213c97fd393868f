package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.conversations.ConversationsView;
import io.surveyconsole.desktop.fx.Kit;
import io.surveyconsole.desktop.server.ServerModel;
import io.surveyconsole.desktop.server.ServerState;
import io.surveyconsole.server.api.Paths;
import io.surveyconsole.server.config.Secret;

/// Copies a conversation's address with a token of its own: the link may be sent to somebody, and
/// revoked.
final class RespondentLink implements ConversationsView.CopyLink {
  private final ServerModel server;
  private final SurveyApi api;
  private final Kit kit;

  RespondentLink(ServerModel server, SurveyApi api, Kit kit) {
    this.server = server;
    this.api = api;
    this.kit = kit;
  }

  @Override
  public void accept(String conversationId) {
    kit.tasks()
        .work(text("conversations.task.link"), () -> api.issueToken(conversationId))
        .onSuccess(issued -> copy(conversationId, issued.token()))
        .onFailure(
            failure -> kit.notices().fail(text("conversations.copy-address.failed"), failure));
  }

  private void copy(String conversationId, Secret token) {
    if (server.state() instanceof ServerState.Serving serving) {
      String sockets = serving.publicAddress().toString().replaceFirst("^http", "ws");
      kit.copying()
          .copy(sockets + Paths.RESPONDENT_SOCKET + conversationId + "?token=" + token.value());
    }
  }
}
