package io.surveyconsole.survey.model;

import java.util.List;

/// A question of a survey, at the top level or as a follow-up.
public sealed interface Question permits ChoiceQuestion, TextQuestion {

  QuestionId id();

  /// What the bot asks.
  String text();

  /// What is asked after an answer, in order, each if its condition holds.
  List<FollowUp> followUps();

  /// The options, in order; empty where the answer is free text.
  List<Option> options();
}
