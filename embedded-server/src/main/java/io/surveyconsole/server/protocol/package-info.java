/// The respondent's WebSocket protocol as values: what a client sends, what the server sends, and
/// the codec between them and JSON. The chat client of the console uses the same values.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.protocol;
