package io.surveyconsole.desktop.chat;

import io.surveyconsole.server.config.Secret;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Where an attempt goes, and with what.
///
/// @param token null: without one
/// @param patience how long it may take until the connection is open
/// @param tls encrypts a line to `wss://`
record Dial(URI address, @Nullable Secret token, Duration patience, SSLSocketFactory tls) {}
