class Surroundings {
  List<Order> orders;
  PriceTable table;
}
