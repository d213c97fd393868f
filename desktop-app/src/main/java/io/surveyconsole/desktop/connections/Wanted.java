package io.surveyconsole.desktop.connections;

import io.surveyconsole.server.api.ConnectionView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Which connections the operator wants to see.
///
/// @param words all of which must be mentioned, in lower case
/// @param address empty for any
record Wanted(List<String> words, boolean slow, boolean returned, String address) {

  static Wanted of(String text, boolean slow, boolean returned, String address) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
    return new Wanted(words, slow, returned, address);
  }

  boolean narrows() {
    return !words.isEmpty() || slow || returned || !address.isEmpty();
  }

  boolean isOpen(ConnectionView connection) {
    return (!slow || ConnectionRow.isSlow(connection)) && isClosed(connection);
  }

  /// One that has ended is slow no more.
  boolean isClosed(ConnectionView connection) {
    return (!returned || ConnectionsModel.hasReturned(connection))
        && (address.isEmpty() || address.equals(Hosts.of(connection.address())))
        && words.stream().allMatch(word -> isMentioned(connection, word));
  }

  private static boolean isMentioned(ConnectionView connection, String word) {
    return Stream.of(
            connection.customerName(),
            connection.surveyName(),
            connection.conversationId(),
            connection.id(),
            connection.address(),
            connection.client(),
            connection.closeReason())
        .filter(Objects::nonNull)
        .anyMatch(place -> place.toLowerCase(Locale.ROOT).contains(word));
  }
}
