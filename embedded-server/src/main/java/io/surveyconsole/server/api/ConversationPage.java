package io.surveyconsole.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of the conversations that were asked for, newest first.
///
/// @param nextCursor what to pass as `cursor` to get those that follow; absent at the end
/// @param indexBehind where transcripts were searched: in how many conversations, at most,
///   something was said lately that is not found yet; else absent
public record ConversationPage(
    List<ConversationSummary> items, @Nullable String nextCursor, @Nullable Long indexBehind) {
  public ConversationPage {
    items = List.copyOf(items);
  }
}
