package io.surveyconsole.survey.io;

import java.util.List;

/// A JSON value that knows where it stands.
sealed interface Json {

  Spot spot();

  /// What it is, for people.
  String kind();

  /// Where a token begins.
  ///
  /// @param line from 1
  /// @param column from 1
  record Spot(int line, int column) {}

  /// A property of an object.
  ///
  /// @param spot of the name
  record Member(Spot spot, String name, Json value) {}

  record Obj(Spot spot, List<Member> members) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  record Arr(Spot spot, List<Json> items) implements Json {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Str(Spot spot, String value) implements Json {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /// A number.
  ///
  /// @param written as in the file: converting it could take as long as its author likes
  record Num(Spot spot, String written) implements Json {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /// One of the three words of JSON.
  ///
  /// @param word `true`, `false` or `null`
  record Word(Spot spot, String word) implements Json {
    @Override
    public String kind() {
      return word;
    }
  }
}
