package io.surveyconsole.server.http;

import io.surveyconsole.server.model.Conversation;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.storage.ConversationQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// A place in the list of conversations, as callers pass it back.
final class Cursor {
  private Cursor() {}

  /// The place behind this conversation.
  static String after(Conversation last) {
    String place = last.createdAt().toEpochMilli() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  /// The place that was passed back.
  static ConversationQuery.Place read(String cursor) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = place.indexOf(' ');
      return new ConversationQuery.Place(
          Instant.ofEpochMilli(Long.parseLong(place.substring(0, space))),
          new ConversationId(place.substring(space + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ApiException.badRequest("The cursor is none that this server gave. Begin without one.");
    }
  }
}
