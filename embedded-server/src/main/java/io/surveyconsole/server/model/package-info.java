/// What the server is about: conversations, their messages, respondents, published surveys. Values
/// only.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.model;
