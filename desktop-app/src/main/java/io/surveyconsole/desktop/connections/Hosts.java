package io.surveyconsole.desktop.connections;

import java.util.regex.Pattern;

/// The part of an address that stays the same when somebody comes back.
final class Hosts {
  private static final Pattern PORT = Pattern.compile("(?<=[^:]):\\d+$");

  private Hosts() {}

  /// An address without its port; a bare IPv6 address is left as it is.
  static String of(String address) {
    boolean isBareIpv6 = !address.contains("]") && address.indexOf(':') != address.lastIndexOf(':');
    return isBareIpv6 ? address : PORT.matcher(address).replaceFirst("");
  }
}
