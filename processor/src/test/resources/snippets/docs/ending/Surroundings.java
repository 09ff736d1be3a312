class Surroundings {
  Path scene;
  List<Path> scenes;
  RenderPool pool;
  List<Outcome<RenderTask, Path>> report;
}
