package io.surveyconsole.server.contract;

import io.surveyconsole.server.SurveyServer;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The routes that the server's classes register with Javalin, read from their byte code: a route
/// that is added shows here, whoever adds it. A way of adding routes that is not understood here
/// fails the test instead of going unseen.
final class RegisteredRoutes {
  private static final Set<String> WITH_A_PATH =
      Set.of("get", "post", "put", "patch", "delete", "head", "options", "ws");
  private static final Set<String> NO_ROUTES =
      Set.of(
          "before",
          "beforeMatched",
          "after",
          "exception",
          "wsBeforeUpgrade",
          "matchedHttpEndpoint");

  private final Set<String> routes = new TreeSet<>();

  private RegisteredRoutes() {}

  /// Method and path of each, such as `GET /surveys/{id}`.
  static Set<String> find() throws Exception {
    var found = new RegisteredRoutes();
    Path classes =
        Path.of(SurveyServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(classes)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        for (MethodModel method : ClassFile.of().parse(file).methods()) {
          method.code().ifPresent(code -> found.read(code));
        }
      }
    }
    return found.routes;
  }

  private void read(Iterable<CodeElement> code) {
    @Nullable String lastText = null;
    for (CodeElement element : code) {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String text) {
        lastText = text;
      } else if (element instanceof InvokeInstruction call && addsRoutes(call)) {
        add(call.name().stringValue(), lastText);
        lastText = null;
      }
    }
  }

  private static boolean addsRoutes(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    return owner.equals("io/javalin/config/RoutesConfig")
        || owner.startsWith("io/javalin/router/")
        || owner.startsWith("io/javalin/apibuilder/");
  }

  private void add(String name, @Nullable String path) {
    if (NO_ROUTES.contains(name)) {
      return;
    }
    if (!WITH_A_PATH.contains(name) || path == null || !path.startsWith("/")) {
      throw new AssertionError(
          "a route is added by " + name + " with " + path + "; teach this class what that means");
    }
    routes.add((name.equals("ws") ? "get" : name).toUpperCase(Locale.ROOT) + " " + path);
  }
}
