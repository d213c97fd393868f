package io.surveyconsole.server.config;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a server listens, what it is called by, and whose pages may call it.
///
/// @param host where it listens; `127.0.0.1` listens on `::1` too where that exists
/// @param port 0 takes a free one
/// @param publicUrl how others reach it, such as `https://surveys.example.com`, without a path;
///   null: as it listens
/// @param trustedProxies who may say for whom they call
/// @param allowedOrigins further origins whose pages may call, as browsers write them
public record Network(
    String host,
    int port,
    @Nullable URI publicUrl,
    List<AddressRange> trustedProxies,
    Tls tls,
    Set<String> allowedOrigins) {

  public Network {
    trustedProxies = List.copyOf(trustedProxies);
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /// Listens on this machine only, unencrypted.
  public static Network local(int port) {
    return new Network("127.0.0.1", port, null, List.of(), new Tls.None(), Set.of());
  }

  /// Whether somebody at this address may say for whom they call.
  public boolean trusts(InetAddress address) {
    return trustedProxies.stream().anyMatch(range -> range.contains(address));
  }

  /// Whether it listens on every address of the machine.
  public boolean isWildcard() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  public boolean encrypted() {
    return !(tls instanceof Tls.None);
  }
}
