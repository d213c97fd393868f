/// The HTTP API: routes, who may call them, what an exception means to a caller.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.http;
