package io.surveyconsole.server.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Calls of a script with the admin token.
public final class Api {
  private final URI base;
  private final String token;
  private final JsonMapper mapper = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  public JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + ": " + response.statusCode() + " " + response.body());
    }
    return mapper.readTree(response.body());
  }

  /// A new conversation of the first respondent; returns its id.
  public String begin(String survey) throws IOException, InterruptedException {
    return send(
            "POST", "/conversations", "{\"customer_id\":\"1\",\"survey_id\":\"" + survey + "\"}")
        .get("conversation_id")
        .asText();
  }

  /// Publishes a survey of this many questions that take any text.
  public void publishLongSurvey(String id, int questions) throws IOException, InterruptedException {
    var definition = mapper.createObjectNode().put("id", id).put("name", "Long survey");
    var list = definition.putArray("questions");
    for (int i = 1; i <= questions; i++) {
      list.addObject().put("id", "q" + i).put("text", "Question " + i + ": what comes to mind?");
    }
    send("PUT", "/surveys/" + id, definition.toString());
  }
}
