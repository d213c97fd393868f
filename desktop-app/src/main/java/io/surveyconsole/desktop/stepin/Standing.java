package io.surveyconsole.desktop.stepin;

import io.surveyconsole.server.api.ConversationSummary;
import org.jspecify.annotations.Nullable;

/// What can be done in the chosen conversation.
enum Standing {
  /// None is chosen.
  NOTHING,
  /// A question is open: everything but reopen.
  ACTIVE,
  /// An operator ended it: reopen.
  ENDED,
  /// Every question is behind: nothing.
  COMPLETED;

  static Standing of(@Nullable ConversationSummary conversation) {
    if (conversation == null) {
      return NOTHING;
    }
    return switch (conversation.status()) {
      case "completed" -> COMPLETED;
      case "ended" -> ENDED;
      default -> ACTIVE;
    };
  }
}
