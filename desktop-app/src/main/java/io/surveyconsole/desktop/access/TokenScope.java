package io.surveyconsole.desktop.access;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.fx.SafeText;
import java.util.Arrays;
import java.util.Optional;

/// How far a token reaches.
enum TokenScope {
  READ("read"),
  OPERATE("operate");

  private final String wireName;

  TokenScope(String wireName) {
    this.wireName = wireName;
  }

  /// As the server has it.
  String wireName() {
    return wireName;
  }

  static Optional<TokenScope> of(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }

  /// What the holder of a token with this scope does; a scope of a newer server as it came.
  static String words(String wireName) {
    return of(wireName)
        .map(scope ->
            switch (scope) {
              case READ -> text("access.scope.read");
              case OPERATE -> text("access.scope.operate");
            })
        .orElseGet(() -> SafeText.line(wireName));
  }
}
