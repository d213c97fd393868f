/// Respondents' connections: the endpoint, the connections that are open, what waits to be sent.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.websocket;
