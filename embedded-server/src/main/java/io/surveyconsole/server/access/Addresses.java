package io.surveyconsole.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Addresses of callers.
public final class Addresses {
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /// What counts as one address: of IPv6 the half that names a network, for whoever has one address
  /// of a network has all of them.
  public static String network(String address) {
    String bare =
        address.startsWith("[") && address.endsWith("]")
            ? address.substring(1, address.length() - 1)
            : address;
    try {
      return InetAddress.ofLiteral(bare) instanceof Inet6Address inet
          ? HexFormat.of().formatHex(Arrays.copyOf(inet.getAddress(), NETWORK_BYTES)) + "/64"
          : bare;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
