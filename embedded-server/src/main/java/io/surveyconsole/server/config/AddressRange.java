package io.surveyconsole.server.config;

import java.net.InetAddress;
import java.util.Optional;

/// Addresses that begin alike, such as `192.0.2.0/24`, or one.
///
/// @param prefixBits how many bits are the same in all of them
public record AddressRange(InetAddress first, int prefixBits) {

  /// Reads an address, or a range with its number of bits behind a slash.
  ///
  /// @return empty if it is neither
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > most
          ? Optional.empty()
          : Optional.of(new AddressRange(address, bits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
