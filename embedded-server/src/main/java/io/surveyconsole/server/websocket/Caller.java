package io.surveyconsole.server.websocket;

import org.jspecify.annotations.Nullable;

/// Who connects, as the upgrade told.
///
/// @param conversationId as it was asked for: it may not exist
/// @param address as it is shown
/// @param network what counts as one address: of IPv6 the half that a network is given as a whole
record Caller(
    String conversationId,
    String address,
    String network,
    @Nullable String client,
    boolean reconnection) {}
