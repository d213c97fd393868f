package io.surveyconsole.server;

import io.surveyconsole.server.StartFailure.Kind;
import io.surveyconsole.server.http.CannotListenException;
import io.surveyconsole.server.storage.StoreOpenException;
import io.surveyconsole.server.tls.KeyMaterialException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// What the failure of a part means to whoever starts the server.
final class StartFailures {
  private StartFailures() {}

  static StartFailure of(CannotListenException e) {
    return switch (e.why()) {
      case PORT_TAKEN ->
          new StartFailure(
              Kind.PORT_TAKEN,
              "Port " + e.port() + " is taken by another program.",
              "Close that program, or choose another port with --port.",
              e);
      case NOT_ALLOWED ->
          new StartFailure(
              Kind.PORT_TAKEN,
              "Nothing may listen on port " + e.port() + " here.",
              "Ports below 1024 are for the system; choose another with --port.",
              e);
      case NO_SUCH_ADDRESS ->
          new StartFailure(
              Kind.ADDRESS_UNUSABLE,
              "This machine has no address " + e.host() + ".",
              "Set server.host to one that it has, or to 0.0.0.0 for all.",
              e);
    };
  }

  static StartFailure of(StoreOpenException e) {
    return new StartFailure(
        switch (e.kind()) {
          case LOCKED -> Kind.DATA_FOLDER_LOCKED;
          case UNUSABLE -> Kind.DATA_FOLDER_UNUSABLE;
          case DAMAGED -> Kind.DATABASE_DAMAGED;
          case NO_KEY -> Kind.DATABASE_KEY;
          case IN_USE -> Kind.DATABASE_IN_USE;
          case UNREACHABLE -> Kind.DATABASE_UNREACHABLE;
        },
        e.explanation(),
        e.remedy(),
        e);
  }

  static StartFailure of(KeyMaterialException e) {
    return new StartFailure(Kind.CERTIFICATE_UNUSABLE, e.explanation(), e.remedy(), e);
  }

  static StartFailure of(UncheckedIOException e, Path dataFolder) {
    return new StartFailure(
        Kind.DATA_FOLDER_UNUSABLE,
        "The data folder " + dataFolder + " cannot be used.",
        "See that you may read and write there and that there is space.",
        e);
  }
}
