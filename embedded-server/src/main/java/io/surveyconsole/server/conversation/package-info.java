/// The use cases of a conversation: begin, open, answer. One conversation at a time, in order.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.conversation;
