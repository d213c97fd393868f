package io.surveyconsole.server.api;

/// An operator's step is stored.
///
/// @param seq the number of the message that respondents see of it
/// @param status the conversation's after it: `active`, `completed` or `ended`
public record StepTaken(long seq, String status) {}
