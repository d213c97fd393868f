package io.surveyconsole.survey.model;

final class Ids {
  private Ids() {}

  static void requireText(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a " + what + " must not be blank");
    }
  }
}
