/// What waits to be sent, and peers that do not read.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.websocket;
