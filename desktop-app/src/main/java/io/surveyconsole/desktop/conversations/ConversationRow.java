package io.surveyconsole.desktop.conversations;

import io.surveyconsole.desktop.table.LiveRow;
import io.surveyconsole.server.api.ConversationSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row of the table of conversations.
public final class ConversationRow extends LiveRow<Conversation> {
  private @Nullable Searched searched;

  ConversationRow(Conversation conversation) {
    super(conversation.summary().id(), conversation);
  }

  public ConversationSummary summary() {
    return value().summary();
  }

  /// In small letters, what is looked through for the respondent.
  String respondent() {
    return searched().respondent();
  }

  /// In small letters, what is looked through for words, but the last message, which changes with
  /// everything that is said.
  String about() {
    return searched().about();
  }

  private Searched searched() {
    Searched known = searched;
    if (known == null || !known.isOf(summary())) {
      known = Searched.of(summary());
      searched = known;
    }
    return known;
  }

  /// Prepared once; a conversation's respondent and survey hardly ever change.
  private record Searched(
      String name, String email, String survey, String respondent, String about) {
    static Searched of(ConversationSummary summary) {
      String who = small(summary.customerName() + "\n" + summary.customerEmail());
      return new Searched(
          summary.customerName(),
          summary.customerEmail(),
          summary.surveyName(),
          who,
          who + "\n" + small(summary.surveyName() + "\n" + summary.id()));
    }

    boolean isOf(ConversationSummary summary) {
      return name.equals(summary.customerName())
          && email.equals(summary.customerEmail())
          && survey.equals(summary.surveyName());
    }

    private static String small(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
