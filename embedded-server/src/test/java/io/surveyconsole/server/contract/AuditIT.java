package io.surveyconsole.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

@ContractTest
class AuditIT {
  @Test
  void notesWhatOperatorsAndScriptsChangeAndWhatTheyMayNot(RunningServer server) {
    String token =
        server
            .http()
            .post("/admin/tokens", "{\"name\":\"script\",\"scope\":\"read\"}")
            .is(201)
            .path("token")
            .asText();
    var script = server.anonymous().withToken(token);
    String id = server.begin();
    server.http().delete("/connections/unknown").problem(404);
    script.delete("/conversations/" + id + "/tokens").problem(403);
    script.get("/conversations").is(200);
    server.say(id, "Vanilla");
    server.anonymous().post("/conversations/" + id + "/messages", "{\"content\":\"x\"}").is(201);
    server.anonymous().withToken("wrong").delete("/customers/1").problem(401);
    assertThat(entries(server.http()))
        .containsExactly(
            "admin-token POST /conversations/{id}/messages " + id + " 201",
            "script DELETE /conversations/{id}/tokens " + id + " 403",
            "admin-token DELETE /connections/{id} unknown 404",
            "admin-token POST /conversations " + id + " 201",
            "admin-token POST /admin/tokens script (read) 201");
    JsonNode newest = server.http().get("/admin/audit?limit=1").is(200).path(0);
    assertThat(newest.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(server.http().get("/admin/audit?limit=2&before=" + newest.path("number")).is(200))
        .hasSize(2);
  }

  @Test
  void isExportedWholeWithoutFormulas(RunningServer server) {
    for (String id : new String[] {"=cmd%7C'%20%2FC%20calc'!A0", "%2B1", "-1", "@x", "%22,"}) {
      server.http().delete("/connections/" + id).problem(404);
    }
    for (String control : new String[] {"%00", "%09x", "a%0Ab"}) {
      String head =
          server
              .own(RawSocket.connect(server.port()))
              .request(
                  "DELETE /connections/" + control + " HTTP/1.1",
                  "Host: localhost",
                  "Authorization: Bearer " + server.token());
      assertThat(head).startsWith("HTTP/1.1 400");
    }
    var export = server.http().get("/admin/audit.csv");
    assertThat(export.status()).isEqualTo(200);
    assertThat(export.contentType()).startsWith("text/csv");
    assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");
    assertThat(export.text().lines().findFirst())
        .contains("number,at,who,address,action,target,status");
    assertThat(export.text())
        .contains(",'=cmd|' /C calc'!A0,", ",'+1,", ",'-1,", ",'@x,", ",\"\"\",\",");
  }

  private static List<String> entries(HttpCaller caller) {
    var entries = new java.util.ArrayList<String>();
    for (JsonNode entry : caller.get("/admin/audit").is(200)) {
      entries.add(
          String.join(
              " ",
              entry.path("who").asText(),
              entry.path("action").asText(),
              entry.path("target").asText(),
              entry.path("status").asText()));
    }
    return entries;
  }
}
