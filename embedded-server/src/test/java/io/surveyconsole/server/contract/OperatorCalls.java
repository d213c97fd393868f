package io.surveyconsole.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// What an operator does in conversations and sees of them, with the server's own token.
record OperatorCalls(RunningServer server) {

  static String path(String id, String verb) {
    return "/conversations/" + id + "/" + verb;
  }

  HttpAnswer step(String id, String verb, String body) {
    return server.http().post(path(id, verb), body);
  }

  HttpAnswer say(String id, String content) {
    return step(id, "operator-messages", content(content));
  }

  HttpAnswer end(String id, String content) {
    return step(id, "end", content(content));
  }

  private static String content(String content) {
    return JsonNodeFactory.instance.objectNode().put("content", content).toString();
  }

  JsonNode conversation(String id) {
    return server.http().get("/conversations/" + id).is(200);
  }

  JsonNode messages(String id) {
    return server.http().get(path(id, "messages")).is(200);
  }

  JsonNode summary(String id) {
    return server.http().get("/conversations?q=" + id).is(200).path("items").path(0);
  }

  List<String> ids(String status) {
    return server.http().get("/conversations?status=" + status).is(200).findValuesAsText("id");
  }
}
