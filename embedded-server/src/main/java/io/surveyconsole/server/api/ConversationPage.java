package io.surveyconsole.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of the conversations that were asked for, newest first.
///
/// @param nextCursor what to pass as `cursor` to get those that follow; absent at the end
public record ConversationPage(List<ConversationSummary> items, @Nullable String nextCursor) {
  public ConversationPage {
    items = List.copyOf(items);
  }
}
