export const request = () => ({});

export const response = ({ prev: { result } }) => result;
