package io.surveyconsole.survey.model;

/// A question asked after its parent's answer.
///
/// @param condition about the parent's answer
public record FollowUp(Question question, Condition condition) {}
