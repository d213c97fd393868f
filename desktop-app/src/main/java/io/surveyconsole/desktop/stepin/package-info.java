/// The operator steps in: says something as the bot, has the question asked again, skips it, ends
/// or reopens the conversation, or tells everybody who is connected.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.desktop.stepin;
