package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.access.AccessModel;
import io.surveyconsole.desktop.access.AccessView;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.Kit;
import org.kordamp.ikonli.feather.Feather;

/// The places that concern those who operate the server.
final class OperatorPlaces {
  private OperatorPlaces() {}

  static Place access(SurveyApi api, Kit kit) {
    var view = new AccessView(new AccessModel(api, kit.tasks()), api, kit);
    return Place.of("access", text("access.title"), Feather.KEY, view)
        .withNew(view::askForNew)
        .atItsFoot();
  }
}
