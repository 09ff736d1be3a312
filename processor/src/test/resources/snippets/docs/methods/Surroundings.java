class Surroundings {
  List<Order> orders;
  PriceTable table;
  List<Path> scenes;
}
