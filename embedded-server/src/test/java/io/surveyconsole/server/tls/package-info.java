/// Certificates without a server.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.tls;
