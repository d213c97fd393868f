/// The conversation engine: pure functions from a survey and what was answered to what is said
/// next.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.survey.flow;
