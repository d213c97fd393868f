/// The test chat: a respondent's client inside the console, with which an operator tries a survey
/// and sees every frame on the wire. What it begins is marked as a test and stays out of the
/// results.
///
/// [ChatSession] is the protocol as a state machine without a window, [ChatModel] what the window
/// shows, [ChatView] the window. Everything but the sockets runs on one executor, in the program
/// the JavaFX thread.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.desktop.chat;
