/// What needs the inside of the HTTP server.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.http;
