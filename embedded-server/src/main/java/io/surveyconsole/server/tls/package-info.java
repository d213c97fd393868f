/// The server's certificate and key: from files, or made by the server itself.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.tls;
