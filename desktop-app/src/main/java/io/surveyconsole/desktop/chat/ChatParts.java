package io.surveyconsole.desktop.chat;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What a chat needs from outside.
///
/// @param server where the server's WebSockets are now, `ws://host:port`; asked at every attempt,
///   because a restarted server may have moved
/// @param home runs everything of the chat, one thing after the other
/// @param ids a new `client_message_id` each time
record ChatParts(
    ChatTransport transport,
    Supplier<URI> server,
    Executor home,
    Timers timers,
    InstantSource clock,
    Supplier<String> ids,
    ReconnectPolicy policy) {}
