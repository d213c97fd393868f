package io.surveyconsole.server.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route or socket of the server, with whom it is for and a call of it that changes nothing.
///
/// @param route its method and pattern, as the server registers it
/// @param path what is called; MINE stands for the id of the caller's conversation
record GuardedRoute(String route, For whom, String path, @Nullable String body) {

  /// For whom a route is.
  enum For {
    EVERYBODY,
    /// The conversation's respondent, and operators who may look.
    RESPONDENT_READS,
    /// The conversation's respondent, and operators who may change something.
    RESPONDENT_WRITES,
    READ,
    OPERATE,
    OWN,
    RESPONDENTS_SOCKET
  }

  static final List<GuardedRoute> ALL =
      List.of(
          new GuardedRoute("GET /health", For.EVERYBODY, "/health", null),
          new GuardedRoute("GET /openapi.json", For.READ, "/openapi.json", null),
          new GuardedRoute("GET /surveys", For.READ, "/surveys", null),
          new GuardedRoute("GET /surveys/{id}", For.READ, "/surveys/1", null),
          new GuardedRoute("PUT /surveys/{id}", For.OPERATE, "/surveys/new", "{}"),
          new GuardedRoute("GET /customers", For.READ, "/customers", null),
          new GuardedRoute("POST /customers", For.OPERATE, "/customers", "{}"),
          new GuardedRoute("GET /customers/{id}", For.READ, "/customers/1", null),
          new GuardedRoute("DELETE /customers/{id}", For.OPERATE, "/customers/unknown", null),
          new GuardedRoute(
              "GET /customers/{id}/active-surveys", For.READ, "/customers/1/active-surveys", null),
          new GuardedRoute("GET /conversations", For.READ, "/conversations", null),
          new GuardedRoute("POST /conversations", For.OPERATE, "/conversations", "{}"),
          new GuardedRoute(
              "GET /conversations/{id}", For.RESPONDENT_READS, "/conversations/MINE", null),
          new GuardedRoute(
              "GET /conversations/{id}/messages",
              For.RESPONDENT_READS,
              "/conversations/MINE/messages",
              null),
          new GuardedRoute(
              "POST /conversations/{id}/messages",
              For.RESPONDENT_WRITES,
              "/conversations/MINE/messages",
              "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/resume",
              For.RESPONDENT_READS,
              "/conversations/MINE/resume",
              "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/tokens",
              For.OPERATE,
              "/conversations/unknown/tokens",
              "{}"),
          new GuardedRoute(
              "DELETE /conversations/{id}/tokens",
              For.OPERATE,
              "/conversations/unknown/tokens",
              null),
          new GuardedRoute(
              "POST /conversations/{id}/operator-messages",
              For.OPERATE,
              "/conversations/unknown/operator-messages",
              "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/repeat",
              For.OPERATE,
              "/conversations/unknown/repeat",
              "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/skip", For.OPERATE, "/conversations/unknown/skip", "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/end", For.OPERATE, "/conversations/unknown/end", "{}"),
          new GuardedRoute(
              "POST /conversations/{id}/reopen",
              For.OPERATE,
              "/conversations/unknown/reopen",
              "{}"),
          new GuardedRoute("POST /broadcast", For.OPERATE, "/broadcast", "{}"),
          new GuardedRoute("GET /connections", For.READ, "/connections", null),
          new GuardedRoute("DELETE /connections/{id}", For.OPERATE, "/connections/unknown", null),
          new GuardedRoute(
              "GET /conversations/{id}/connections",
              For.READ,
              "/conversations/unknown/connections",
              null),
          new GuardedRoute(
              "DELETE /conversations/{id}/connections",
              For.OPERATE,
              "/conversations/unknown/connections",
              null),
          new GuardedRoute("GET /admin/tokens", For.OWN, "/admin/tokens", null),
          new GuardedRoute("POST /admin/tokens", For.OWN, "/admin/tokens", "{}"),
          new GuardedRoute("DELETE /admin/tokens/{name}", For.OWN, "/admin/tokens/unknown", null),
          new GuardedRoute("GET /admin/audit", For.READ, "/admin/audit", null),
          new GuardedRoute("GET /admin/audit.csv", For.READ, "/admin/audit.csv", null),
          new GuardedRoute("GET /admin/feed", For.READ, "/admin/feed", null),
          new GuardedRoute("GET /ws/{conversation_id}", For.RESPONDENTS_SOCKET, "/ws/MINE", null));

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  boolean isSocket() {
    return route.contains("/ws/") || route.contains("/admin/feed");
  }
}
