package io.surveyconsole.survey.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.surveyconsole.survey.check.Place;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/// Text to located JSON. Single use.
final class JsonSource {

  /// Far more than a definition can need, far less than a stack can bear.
  private static final int DEEPEST = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Both are caches that names chosen with malice can fill or make slow.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2 * DEEPEST)
                  .maxNameLength(DefinitionReader.MAX_BYTES)
                  .maxNumberLength(DefinitionReader.MAX_BYTES)
                  .maxStringLength(DefinitionReader.MAX_BYTES)
                  .build())
          .build();

  private final String text;
  private final Deque<String> open = new ArrayDeque<>();

  JsonSource(String text) {
    this.text = text;
  }

  /// @throws Broken if this is not one JSON value
  Json read() throws Broken {
    try (var parser = JSON.createParser(new StringReader(text))) {
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  private Json read(JsonParser parser) throws IOException, Broken {
    var ended = false;
    try {
      var first = parser.nextToken();
      if (first == null) {
        throw new Broken(Place.START, "The file is empty; a survey definition is a JSON object.");
      }
      var json = value(parser, first);
      ended = true;
      if (parser.nextToken() != null) {
        throw more(parser.currentTokenLocation());
      }
      return json;
    } catch (JsonProcessingException e) {
      var where = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      if (ended) {
        throw more(where);
      }
      var innermost = open.isEmpty() ? "something" : open.peek();
      var offset = Math.toIntExact(where.getCharOffset());
      var problem = SyntaxProblem.of(e, text, offset, innermost);
      throw new Broken(SourceText.end(text.substring(0, problem.offset())), problem.text());
    }
  }

  private static Broken more(JsonLocation location) {
    return new Broken(
        new Place(location.getLineNr(), location.getColumnNr(), ""),
        "The definition has ended before this; remove what follows it.");
  }

  private Json value(JsonParser parser, JsonToken token) throws IOException, Broken {
    var spot = spot(parser);
    return switch (token) {
      case START_OBJECT -> {
        enter(spot, "{");
        yield object(parser, spot);
      }
      case START_ARRAY -> {
        enter(spot, "[");
        yield array(parser, spot);
      }
      case VALUE_STRING -> new Json.Str(spot, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(spot, parser.getText());
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new Json.Word(spot, parser.getText());
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private Json object(JsonParser parser, Json.Spot spot) throws IOException, Broken {
    var members = new ArrayList<Json.Member>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var nameSpot = spot(parser);
      members.add(new Json.Member(nameSpot, name, value(parser, parser.nextToken())));
    }
    open.pop();
    return new Json.Obj(spot, members);
  }

  private Json array(JsonParser parser, Json.Spot spot) throws IOException, Broken {
    var items = new ArrayList<Json>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    open.pop();
    return new Json.Arr(spot, items);
  }

  private void enter(Json.Spot spot, String bracket) throws Broken {
    if (open.size() == DEEPEST) {
      throw new Broken(
          new Place(spot.line(), spot.column(), ""),
          "This is nested more than " + DEEPEST + " levels deep; a definition needs far fewer.");
    }
    open.push("the \"" + bracket + "\" at line " + spot.line() + ", column " + spot.column());
  }

  private static Json.Spot spot(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return new Json.Spot(location.getLineNr(), location.getColumnNr());
  }

  /// The text is not JSON.
  static final class Broken extends Exception {
    private final transient Place place;
    private final String inWords;

    Broken(Place place, String inWords) {
      super(inWords);
      this.place = place;
      this.inWords = inWords;
    }

    Place place() {
      return place;
    }

    String inWords() {
      return inWords;
    }
  }
}
