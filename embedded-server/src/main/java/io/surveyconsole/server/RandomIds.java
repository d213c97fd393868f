package io.surveyconsole.server;

import io.surveyconsole.server.model.ConnectionId;
import io.surveyconsole.server.model.ConversationId;
import io.surveyconsole.server.model.CustomerId;
import io.surveyconsole.server.model.Ids;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Ids from the system's random source.
final class RandomIds implements Ids {
  private static final int CONVERSATION_BYTES = 16;
  private static final int CUSTOMER_BYTES = 8;
  private static final int CONNECTION_BYTES = 6;
  private static final int ERROR_BYTES = 4;

  private final SecureRandom random = new SecureRandom();

  @Override
  public ConversationId conversation() {
    return new ConversationId(hex(CONVERSATION_BYTES));
  }

  @Override
  public CustomerId customer() {
    return new CustomerId("c-" + hex(CUSTOMER_BYTES));
  }

  @Override
  public ConnectionId connection() {
    return new ConnectionId(hex(CONNECTION_BYTES));
  }

  @Override
  public String error() {
    return "E-" + hex(ERROR_BYTES);
  }

  @Override
  public String token() {
    return hex(32);
  }

  String server() {
    return hex(8);
  }

  private String hex(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
