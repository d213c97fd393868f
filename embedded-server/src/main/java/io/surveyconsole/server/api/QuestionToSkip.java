package io.surveyconsole.server.api;

import org.jspecify.annotations.Nullable;

/// Which question an operator wants to skip.
///
/// @param questionId nothing is skipped while another one is open; null for whichever is open
public record QuestionToSkip(@Nullable String questionId) {}
