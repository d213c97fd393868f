package io.surveyconsole.survey.model;

/// One of the answers a [ChoiceQuestion] offers.
///
/// @param id what is stored when it is chosen
/// @param text what the respondent reads
public record Option(OptionId id, String text) {}
