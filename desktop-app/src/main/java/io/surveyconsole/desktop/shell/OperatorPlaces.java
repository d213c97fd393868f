package io.surveyconsole.desktop.shell;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.access.AccessModel;
import io.surveyconsole.desktop.access.AccessView;
import io.surveyconsole.desktop.audit.AuditModel;
import io.surveyconsole.desktop.audit.AuditView;
import io.surveyconsole.desktop.audit.ExportModel;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.FileTarget;
import io.surveyconsole.desktop.fx.Kit;
import org.kordamp.ikonli.feather.Feather;

/// The places that concern those who operate the server: who may, and what they did.
final class OperatorPlaces {
  private OperatorPlaces() {}

  static Place access(SurveyApi api, Kit kit) {
    var view = new AccessView(new AccessModel(api, kit.tasks()), api, kit);
    return Place.of("access", text("access.title"), Feather.KEY, view)
        .withNew(view::askForNew)
        .atItsFoot();
  }

  static Place audit(SurveyApi api, Kit kit) {
    var model = new AuditModel(api, kit.tasks());
    var export = new ExportModel(api, kit.tasks());
    var view = new AuditView(model, export, kit, FileTarget.chooser());
    return Place.of("audit", text("audit.title"), Feather.FILE_TEXT, view)
        .withFilter(view::focusFilter)
        .atItsFoot();
  }
}
