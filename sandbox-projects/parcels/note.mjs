export const handler = async ({ Records: records }) => {
  for (const { body } of records) {
    const { parcelId, place } = JSON.parse(body);
    console.log(JSON.stringify({ parcelId, place }));
  }
};
