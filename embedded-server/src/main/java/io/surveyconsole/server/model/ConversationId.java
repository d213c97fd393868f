package io.surveyconsole.server.model;

/// The id of a conversation: whoever has it can chat, so it is made of 128 random bits or more.
///
/// @param value never blank; an unknown one may be any text
public record ConversationId(String value) {
  public ConversationId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a conversation id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
