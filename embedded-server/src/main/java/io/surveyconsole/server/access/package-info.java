/// Tokens: who may take part in a conversation.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.access;
